import Foundation

/// The rule sets that come with the program.
enum ShippedRules {
    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")

    /// The paths of `rules/*.yaml`, sorted.
    static var paths: [String] {
        let folder = package + "/rules"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }
}
