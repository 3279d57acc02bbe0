internal import Records

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Paths of rule sets: relative to the file that names them.
enum RulePath {
    /// `path` as it is named in `file`: absolute as it is, else beside that file; `-` is standard input.
    static func resolve(_ path: String, in file: String) -> String {
        guard path != "-", !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return String(file[...slash]) + path
    }

    /// `path` without `.`, `..` and doubled slashes, where that can be told without looking.
    static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// The bytes of the file at `path`, at most one more than a rule set may have.
    static func read(_ path: String) throws(RuleError) -> [UInt8] {
        try read(path, limit: YAMLText.maximumBytes + 1)
    }

    /// The bytes of the file at `path` that a method names, at most one more than it may have.
    static func readList(_ path: String) throws(RuleError) -> [UInt8] {
        try read(path, limit: NamedFiles.maximumBytes + 1)
    }

    private static func read(_ path: String, limit: Int) throws(RuleError) -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { throw .unreadable(path: path, reason: systemReason()) }
        defer { unsafe fclose(file) }
        var count = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
            count = unsafe fread(buffer.baseAddress, 1, limit, file)
            initialized = count
        }
        guard unsafe ferror(file) == 0 else { throw .unreadable(path: path, reason: systemReason()) }
        return bytes
    }

    private static func systemReason() -> String {
        unsafe String(cString: strerror(errno))
    }
}
