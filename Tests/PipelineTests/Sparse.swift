import Foundation

/// Files that are large in name only.
enum Sparse {
    /// Makes the file at `path` as large as its file system lets a file be; false where that is less than 8 TiB.
    static func grow(_ path: String) -> Bool {
        for bits in stride(from: 62, through: 43, by: -1) where unsafe truncate(path, 1 << bits) == 0 { return true }
        return false
    }
}
