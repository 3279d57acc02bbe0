/* A file system for SQLite that reads a database and its write-ahead log, and makes and writes no file.
 *
 * The log's index, for which SQLite makes a file beside the database, is memory of its own here: so only for a database
 * that no other connection has open. */
#pragma once
#include <string.h>
#include <sqlite3.h>

/* A file, and behind it in memory the one of the system's own file system. */
struct readonly_file {
    sqlite3_file base;
    int count;
    void **regions;
};

static inline sqlite3_file *readonly_inner(sqlite3_file *file) {
    return (sqlite3_file *)((struct readonly_file *)file + 1);
}

static inline sqlite3_vfs *readonly_system(sqlite3_vfs *vfs) { return (sqlite3_vfs *)vfs->pAppData; }

static inline int readonly_unmap(sqlite3_file *file, int removes) {
    struct readonly_file *own = (struct readonly_file *)file;
    (void)removes;
    for (int index = 0; index < own->count; index++) sqlite3_free(own->regions[index]);
    sqlite3_free(own->regions);
    own->regions = 0;
    own->count = 0;
    return SQLITE_OK;
}

static inline int readonly_close(sqlite3_file *file) {
    sqlite3_file *inner = readonly_inner(file);
    readonly_unmap(file, 0);
    return inner->pMethods ? inner->pMethods->xClose(inner) : SQLITE_OK;
}

static inline int readonly_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    return readonly_inner(file)->pMethods->xRead(readonly_inner(file), bytes, count, offset);
}

static inline int readonly_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    (void)file, (void)bytes, (void)count, (void)offset;
    return SQLITE_READONLY;
}

static inline int readonly_truncate(sqlite3_file *file, sqlite3_int64 size) {
    (void)file, (void)size;
    return SQLITE_READONLY;
}

static inline int readonly_sync(sqlite3_file *file, int flags) {
    (void)file, (void)flags;
    return SQLITE_OK;
}

static inline int readonly_size(sqlite3_file *file, sqlite3_int64 *size) {
    return readonly_inner(file)->pMethods->xFileSize(readonly_inner(file), size);
}

static inline int readonly_lock(sqlite3_file *file, int level) {
    if (level > SQLITE_LOCK_SHARED) return SQLITE_BUSY;
    return readonly_inner(file)->pMethods->xLock(readonly_inner(file), level);
}

static inline int readonly_unlock(sqlite3_file *file, int level) {
    return readonly_inner(file)->pMethods->xUnlock(readonly_inner(file), level);
}

static inline int readonly_reserved(sqlite3_file *file, int *answer) {
    return readonly_inner(file)->pMethods->xCheckReservedLock(readonly_inner(file), answer);
}

static inline int readonly_control(sqlite3_file *file, int operation, void *argument) {
    return readonly_inner(file)->pMethods->xFileControl(readonly_inner(file), operation, argument);
}

static inline int readonly_sector(sqlite3_file *file) {
    return readonly_inner(file)->pMethods->xSectorSize(readonly_inner(file));
}

static inline int readonly_traits(sqlite3_file *file) {
    return readonly_inner(file)->pMethods->xDeviceCharacteristics(readonly_inner(file));
}

static inline int readonly_map(sqlite3_file *file, int region, int size, int extends, void volatile **memory) {
    struct readonly_file *own = (struct readonly_file *)file;
    *memory = 0;
    if (region >= own->count && !extends) return SQLITE_OK;
    while (region >= own->count) {
        void **regions = (void **)sqlite3_realloc64(own->regions, sizeof(void *) * (sqlite3_uint64)(own->count + 1));
        if (regions == 0) return SQLITE_NOMEM;
        own->regions = regions;
        void *fresh = sqlite3_malloc(size);
        if (fresh == 0) return SQLITE_NOMEM;
        memset(fresh, 0, (size_t)size);
        regions[own->count++] = fresh;
    }
    *memory = own->regions[region];
    return SQLITE_OK;
}

static inline int readonly_region_lock(sqlite3_file *file, int offset, int count, int flags) {
    (void)file, (void)offset, (void)count, (void)flags;
    return SQLITE_OK;
}

static inline void readonly_barrier(sqlite3_file *file) { (void)file; }

static inline int readonly_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given) {
    static const sqlite3_io_methods methods = {
        2, readonly_close, readonly_read, readonly_write, readonly_truncate, readonly_sync, readonly_size,
        readonly_lock, readonly_unlock, readonly_reserved, readonly_control, readonly_sector, readonly_traits,
        readonly_map, readonly_region_lock, readonly_barrier, readonly_unmap, 0, 0,
    };
    struct readonly_file *own = (struct readonly_file *)file;
    memset(own, 0, sizeof *own);
    if (name == 0 || !(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))) return SQLITE_CANTOPEN;
    flags &= ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_DELETEONCLOSE | SQLITE_OPEN_EXCLUSIVE);
    int code = readonly_system(vfs)->xOpen(
        readonly_system(vfs), name, readonly_inner(file), flags | SQLITE_OPEN_READONLY, given);
    if (code == SQLITE_OK) own->base.pMethods = &methods;
    return code;
}

static inline int readonly_delete(sqlite3_vfs *vfs, const char *name, int syncs) {
    (void)vfs, (void)name, (void)syncs;
    return SQLITE_READONLY;
}

static inline int readonly_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
    return readonly_system(vfs)->xAccess(readonly_system(vfs), name, flags, answer);
}

static inline int readonly_path(sqlite3_vfs *vfs, const char *name, int count, char *path) {
    return readonly_system(vfs)->xFullPathname(readonly_system(vfs), name, count, path);
}

static inline int readonly_random(sqlite3_vfs *vfs, int count, char *bytes) {
    return readonly_system(vfs)->xRandomness(readonly_system(vfs), count, bytes);
}

static inline int readonly_sleep(sqlite3_vfs *vfs, int microseconds) {
    return readonly_system(vfs)->xSleep(readonly_system(vfs), microseconds);
}

static inline int readonly_time(sqlite3_vfs *vfs, double *days) {
    return readonly_system(vfs)->xCurrentTime(readonly_system(vfs), days);
}

static inline int readonly_error(sqlite3_vfs *vfs, int count, char *text) {
    return readonly_system(vfs)->xGetLastError(readonly_system(vfs), count, text);
}

/* Makes the file system known to SQLite as `bauta-readonly`; called once. */
static inline int readonly_register(void) {
    static sqlite3_vfs vfs;
    sqlite3_vfs *system = sqlite3_vfs_find(0);
    if (system == 0) return SQLITE_ERROR;
    memset(&vfs, 0, sizeof vfs);
    vfs.iVersion = 1;
    vfs.szOsFile = (int)sizeof(struct readonly_file) + system->szOsFile;
    vfs.mxPathname = system->mxPathname;
    vfs.zName = "bauta-readonly";
    vfs.pAppData = system;
    vfs.xOpen = readonly_open;
    vfs.xDelete = readonly_delete;
    vfs.xAccess = readonly_access;
    vfs.xFullPathname = readonly_path;
    vfs.xRandomness = readonly_random;
    vfs.xSleep = readonly_sleep;
    vfs.xCurrentTime = readonly_time;
    vfs.xGetLastError = readonly_error;
    return sqlite3_vfs_register(&vfs, 0);
}
