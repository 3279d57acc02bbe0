import Records
import Store
import Testing

@Suite struct StoreErrorTests {
    @Test(arguments: [
        (
            StoreError.absent(path: "a.db"), Records.ExitStatus.absent,
            "'a.db': there is no such store; name a file that 'bauta run' wrote"
        ),
        (
            .refused(path: "a\u{1b}.db", .symbolicLink), .absent,
            "'a\\u{1b}.db': is a symbolic link; name the file that it points to"
        ),
        (
            .refused(path: "a", .hardLink), .absent,
            "'a': has a second hard link; give the store a file of its own, for example with 'cp'"
        ),
        (.refused(path: "a", .notRegular), .absent, "'a': is not a regular file; name a file"),
        (
            .refused(path: "a", .notAStore), .absent,
            "'a': is not a staging store; name a new file, or one that 'bauta run' wrote"
        ),
        (
            .refused(path: "a", .newerFormat(2)), .absent,
            "'a': has format 2, and this program knows 1; use a newer bauta"
        ),
        (.locked(path: "a"), .locked, "'a': another run is writing this store; wait for it to end"),
        (
            .system(path: "a", operation: "sync", code: 5), .io,
            "'a': sync: Input/output error; see that the disk has room and the folder allows it"
        ),
        (
            .sqlite(path: "a", operation: "block", code: 13), .io,
            "'a': block: database or disk is full; free room on its disk and run again"
        ),
        (
            .sqlite(path: "a", operation: "block", code: 10 | 3 << 8), .io,
            "'a': block: disk I/O error; see that its disk works and that its file and folder may be read"
        ),
        (
            .sqlite(path: "a", operation: "open", code: 14), .io,
            "'a': open: unable to open database file; see that its disk works and that its file and folder may be read"
        ),
        (
            .sqlite(path: "a", operation: "read", code: 11), .verification,
            "'a': read: database disk image is malformed; restore it from a copy, or run into another file"
        ),
        (
            .sqlite(path: "a", operation: "read", code: 5), .locked,
            "'a': read: database is locked; close the program that writes to it"
        ),
        (
            .sqlite(path: "a", operation: "read", code: 21), .internalError,
            "'a': read: bad parameter or other API misuse; see that its disk works and that its file and folder may be"
                + " read"
        ),
        (
            .damaged(path: "a", place: "block 3"), .verification,
            "'a': block 3 is not what was written; 'bauta verify' lists the damage, and a run into another file starts"
                + " anew"
        ),
    ])
    func `says place, fault and cure, and how the run ends`(
        error: StoreError, status: Records.ExitStatus, words: String
    ) {
        #expect(error.description == words)
        #expect(error.status == status)
    }
}
