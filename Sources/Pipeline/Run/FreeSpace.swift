internal import Foundation
internal import Records

/// A look at the disk before the start, where the result's size can be estimated.
enum FreeSpace {
    /// Compressed masked blocks take about this share of plain text; measured 0.3 to 0.5 on the benchmark's tables.
    private static let share = 0.3

    /// Throws where the disk of `store` clearly cannot hold the result of `plan`.
    static func check(for plan: RunPlan, store: String) throws {
        let folder = URL(filePath: store).deletingLastPathComponent().path
        guard
            let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.isEmpty ? "." : folder),
            let free = (attributes[.systemFreeSize] as? NSNumber)?.intValue
        else { return }
        let sources = plan.sources.reduce(0) { $0 + ([$1].size ?? 0) }
        let existing = try? FileManager.default.attributesOfItem(atPath: store)[.size] as? Int
        let needed = Int(Double(sources) * share) + (existing ?? 0)
        if needed > free { throw PipelineError.noRoom(path: store, needed: needed, free: free) }
    }
}
