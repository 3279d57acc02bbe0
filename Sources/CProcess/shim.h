#ifdef __linux__
#include <sys/prctl.h>

/* prctl is variadic, which Swift cannot call. */
static inline int forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
#else
static inline int forbid_dumps(void) { return 0; }
#endif
