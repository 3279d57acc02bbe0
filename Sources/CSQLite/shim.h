#include <sqlite3.h>

/* sqlite3_db_config is variadic, which Swift cannot call. */
static inline int sqlite3_set_flag(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}
