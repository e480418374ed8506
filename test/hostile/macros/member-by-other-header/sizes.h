/* Measures a member. */
#define SIZE_OF(type, member) (sizeof(((type *) 0)->member))
