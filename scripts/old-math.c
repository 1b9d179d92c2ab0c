/* glibc 2.29 has these functions in a second version, which differs in how it tells errors through errno, and the linker takes the newest. Nothing else of
   the programs needs more than 2.17, so with the first version they run on RHEL 8 and its like, too (glibc 2.28). Linked with --wrap (Publish.props). */

#if defined(__x86_64__)
#define FIRST "GLIBC_2.2.5"
#else
#define FIRST "GLIBC_2.17"
#endif

#define ONE(name) \
    double first_##name(double); \
    __asm__(".symver first_" #name ", " #name "@" FIRST); \
    double __wrap_##name(double x) { return first_##name(x); }

ONE(exp)
ONE(exp2)
ONE(log)
ONE(log2)

double first_pow(double, double);
__asm__(".symver first_pow, pow@" FIRST);
double __wrap_pow(double x, double y) { return first_pow(x, y); }
