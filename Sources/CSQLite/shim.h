#include <string.h>
#include <sqlite3.h>
#include "readonly.h"

/* sqlite3_db_config is variadic, which Swift cannot call. */
static inline int sqlite3_set_flag(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}

/* A virtual table of SQLite with the Swift object behind it. */
struct record_table {
    sqlite3_vtab base;
    void *object;
};

/* A cursor of SQLite with the Swift object behind it. */
struct record_cursor {
    sqlite3_vtab_cursor base;
    void *object;
};

/* NULL where there is no memory; freed with sqlite3_free. */
static inline sqlite3_vtab *record_table_make(void *object) {
    struct record_table *table = (struct record_table *)sqlite3_malloc(sizeof *table);
    if (table == 0) return 0;
    memset(table, 0, sizeof *table);
    table->object = object;
    return &table->base;
}

static inline void *record_table_object(sqlite3_vtab *table) {
    return ((struct record_table *)table)->object;
}

/* NULL where there is no memory; freed with sqlite3_free. */
static inline sqlite3_vtab_cursor *record_cursor_make(void *object) {
    struct record_cursor *cursor = (struct record_cursor *)sqlite3_malloc(sizeof *cursor);
    if (cursor == 0) return 0;
    memset(cursor, 0, sizeof *cursor);
    cursor->object = object;
    return &cursor->base;
}

static inline void *record_cursor_object(sqlite3_vtab_cursor *cursor) {
    return ((struct record_cursor *)cursor)->object;
}
