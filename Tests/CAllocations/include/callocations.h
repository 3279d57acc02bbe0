#ifndef BAUTA_CALLOCATIONS_H
#define BAUTA_CALLOCATIONS_H

/// Whether allocations are counted here: only where the C library lets its functions be replaced, and no sanitizer has.
int callocations_are_counted(void);

/// How many blocks of memory this thread has asked for so far.
long callocations_count(void);

#endif
