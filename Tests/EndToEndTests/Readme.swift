import Foundation
import TestSupport
import Testing

/// README as its readers have it: sections with fenced blocks, which are commands and what they print.
enum Readme {
    /// A fenced block.
    struct Fence {
        let language: String
        let text: String
    }

    /// The fenced blocks below the heading `section`, up to the next one; of all of README where there is no heading.
    static func fences(below section: String? = nil) throws -> [Fence] {
        let readme = try String(contentsOfFile: Package.path("README.md"), encoding: .utf8)
        var text = readme[...]
        if let section {
            let heading = try #require(readme.firstRange(of: "\n## \(section)\n"), "README has a section '\(section)'")
            text = readme[heading.upperBound...]
            text = text[..<(text.firstRange(of: "\n## ")?.lowerBound ?? text.endIndex)]
        }
        // Text and blocks take turns.
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false).split { $0 == "```" }
        return parts.compactMap { lines in
            guard let first = lines.firstIndex(where: { $0.hasPrefix("```") }) else { return nil }
            let block = lines[(first + 1)...].joined(separator: "\n")
            return Fence(language: String(lines[first].dropFirst(3)), text: block)
        }
    }

    /// The text without what differs from run to run: times, hashes, sizes, widths, and estimates of pseudonyms.
    static func normalized(_ text: String) -> [String] {
        let lines = text.split(separator: "\n").map { line in
            line.replacing(#/\d{4}-\d\d-\d\dT[\d:.]+Z/#, with: "TIME")
                .replacing(#/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/#, with: "UUID")
                .replacing(#/[0-9a-f]{16,}/#, with: "HEX")
                .replacing(#/\d[\d.,]*\s?(?:B|KiB|MiB|kB|MB)\b/#, with: "SIZE")
                .replacing(#/\b\d+\.\d+( s)?\b/#, with: "SECONDS")
                .replacing(#/[-─]{2,}/#, with: "-")
                .split(separator: " ").joined(separator: " ")
                .replacing(#/ \d{4,}$/#, with: " ESTIMATE")
        }
        return lines.filter { !$0.isEmpty }
    }
}

extension Workspace {
    /// Runs `script` as README's reader does, in the package as a checkout that is already installed and built: `bauta`
    /// is on the path, and `apt-get` and `swift` have nothing to do.
    func runAsReader(_ script: String) throws -> Transcript {
        let files = FileManager.default
        for folder in ["bin", ".build/release"] {
            try files.createDirectory(atPath: path(folder), withIntermediateDirectories: true)
        }
        for name in [".ci", "rules", "samples"] {
            try files.createSymbolicLink(atPath: path(name), withDestinationPath: Package.path(name))
        }
        for link in [".build/release/bauta", "bin/bauta"] {
            try files.createSymbolicLink(atPath: path(link), withDestinationPath: bauta.path)
        }
        for name in ["apt-get", "apt", "sudo", "swift"] {
            try write("#!/bin/sh\nexit 0\n", to: "bin/\(name)")
            try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path("bin/\(name)"))
        }
        var shell = try #require(Program.named("bash"))
        shell.folder = folder
        shell.environment = bauta.environment
        shell.environment["PATH"] = path("bin") + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        return try shell.run(["-c", script])
    }
}
