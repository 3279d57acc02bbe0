/// What the first bytes say of a dump of PostgreSQL: whether it is SQL, or an archive that `pg_restore` makes SQL of.
public enum PostgreSQLArchive {
    /// How many bytes are looked at.
    public static let beginningBytes = 4 << 10

    private static let magic = Array("PGDMP".utf8)
    /// The file of a tar or directory archive that lists what it holds.
    private static let contents = "toc.dat"
    private static let command = "pg_restore --file=dump.sql ARCHIVE"
    /// What lines of a dump begin with.
    private static let lines = [
        "-- PostgreSQL database dump", "-- PostgreSQL database cluster dump", "\\restrict ", "SET statement_timeout",
    ]

    /// What the archive is that begins with `bytes`, and the command that makes a plain dump of it; nil for none.
    public static func command(for bytes: [UInt8]) -> (format: String, command: String)? {
        if bytes.starts(with: magic) {
            // Behind the version and the sizes of numbers: the list of a folder says that it is one of a tar file (3).
            let isFolder = bytes.count > 10 && (bytes[10] == 3 || bytes[10] == 5)
            return (isFolder ? "the list of a pg_dump directory archive" : "a pg_dump custom archive", command)
        }
        let isTar = bytes.dropFirst(257).starts(with: "ustar".utf8)
        guard isTar, bytes.starts(with: Array(contents.utf8) + [0]) else { return nil }
        return ("a pg_dump tar archive", command)
    }

    /// The same of the folder at `path`: nil if there is no such folder, or it holds something else.
    public static func command(forFolder path: String) -> (format: String, command: String)? {
        guard FileStamp(path: path)?.isDirectory == true, FileStamp(path: "\(path)/\(contents)") != nil else {
            return nil
        }
        return ("a pg_dump directory archive", command)
    }

    /// Whether `beginning`, the first 4 KiB of a text, looks like what `pg_dump` or `pg_dumpall` writes.
    public static func isDump(beginning: [UInt8]) -> Bool {
        beginning.prefix(beginningBytes).split(separator: 0x0A).contains { line in
            lines.contains { line.starts(with: $0.utf8) } || isCopy(line)
        }
    }

    /// Whether `line` is `COPY … FROM stdin;`.
    private static func isCopy(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: "COPY ".utf8) else { return false }
        let end = line.last == 0x0D ? line.dropLast() : line
        return end.suffix(11).elementsEqual("FROM stdin;".utf8)
    }
}
