#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The files of a source that is named by a pattern, as `glob(3)` understands it: `*`, `?` and `[…]`.
public enum SourceGlob {
    /// The paths that match `pattern`, in the order of their bytes, so on every machine the same.
    ///
    /// A path that exists is itself, even if it has a `[` in it. A pattern that matches nothing is an error (7).
    public static func paths(matching pattern: String) throws(IngestError) -> [String] {
        if FileStamp(path: pattern) != nil { return [pattern] }
        var found = unsafe glob_t()
        defer { unsafe globfree(&found) }
        let status = unsafe glob(pattern, GLOB_NOSORT | GLOB_ERR, nil, &found)
        // A folder that is not there is no match either; one that may not be read could hide a match.
        let code = status == GLOB_NOSPACE ? ENOMEM : errno
        let isAbsent = status == GLOB_ABORTED && (code == ENOENT || code == ENOTDIR)
        guard status != GLOB_NOMATCH, !isAbsent else { throw .noMatch(pattern: pattern) }
        guard status == 0 else { throw .io(source: pattern, action: "list", code: code) }
        var paths: [String] = []
        for index in 0..<Int(unsafe found.gl_pathc) {
            guard let path = unsafe found.gl_pathv[index], let text = unsafe String(validatingCString: path) else {
                throw .io(source: pattern, action: "list", code: EILSEQ)
            }
            paths.append(text)
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
