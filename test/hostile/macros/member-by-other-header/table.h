/* Relies on whoever includes it to have included sizes.h. */
#define ROW(type, member) { #member, SIZE_OF(type, member), offsetof(type, member) }
#define REFERENCE(type, member) ROW(type, member)
