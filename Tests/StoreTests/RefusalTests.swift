import Store
import Testing

@Suite struct RefusalTests {
    @Test(arguments: [
        (Refusal.symbolicLink, "is a symbolic link; name the file that it points to"),
        (.hardLink, "has a second hard link; give the store a file of its own, for example with 'cp'"),
        (.notRegular, "is not a regular file; name a file"),
        (.notAStore, "is not a staging store; name a new file, or one that 'bauta run' wrote"),
        (
            .writeAheadLog,
            "was switched to write-ahead logging; switch it back with 'PRAGMA journal_mode=DELETE' in sqlite3"
        ),
        (
            .journal("a\n-wal"),
            "'a\\u{a}-wal' stands beside it: another program writes to the store or died writing; let it end, or open"
                + " the store once with sqlite3"
        ),
        (.newerFormat(2), "has format 2, and this program knows 1; use a newer bauta"),
        (
            .otherTenant(store: "a", run: "b"),
            "belongs to tenant 'a', and this run is for 'b'; give each tenant a store of its own"
        ),
        (.ownStore, "would be overwritten, and it is the store that is read; name another file"),
        (.besideStore, "has a name that belongs to the store that is read; name another file"),
        (.replaced, "was replaced by another program during the run; run again"),
    ])
    func `says what would be right`(refusal: Refusal, words: String) {
        #expect(refusal.description == words)
    }
}
