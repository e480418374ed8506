enum { secret_flags = 1 };
