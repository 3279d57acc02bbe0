import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// JSON Lines that nobody here wrote, with what independent programs say of them.
    @Suite(.enabled(if: SharedData.has("data/chat-bfcl"), "no ../shared/data")) struct JSONSourceTests {
        /// A file, the number of its records, and the SHA-256 of their canonical lines where it is known.
        private struct Source: Decodable, CustomTestStringConvertible {
            let path: String
            let records: Int
            let canonical: String?

            var testDescription: String { path }
        }

        @Test func `a keep-all run exports the records as they were`() throws {
            let workspace = try Workspace()
            try workspace.write(JSONLines.ruleSet(of: "doc", "unlisted: keep"), to: "doc.yaml")
            let sources = try known(in: workspace)
            #expect(sources.count >= 13)
            for source in sources {
                let path = "data/" + source.path
                let isPacked = path.hasSuffix(".gz")
                try? FileManager.default.removeItem(atPath: workspace.path("staging.db"))
                try workspace.run("run", "doc.yaml", "doc=\(SharedData.path(path))", "--into", "staging.db")
                let exported = try workspace.exportedRecords("doc")
                let bytes = isPacked ? try SharedData.inflated(path) : try SharedData.bytes(path)
                #expect(exported == JSONLines.records(of: bytes), "\(source.path)")
                #expect(exported.count == source.records, "\(source.path)")
                try workspace.write(Array(exported.joined(separator: [10])), to: "exported.jsonl")
                let canonical = try workspace.python(["-c", Self.canonicalHash, workspace.path("exported.jsonl")])
                if let expected = source.canonical { #expect(canonical == expected, "\(source.path)") }
            }
        }

        /// The JSON Lines files of which an `expected.json` gives the number of records.
        private func known(in workspace: Workspace) throws -> [Source] {
            let list = try workspace.python(["-c", Self.listing, SharedData.path("data")])
            return try JSONDecoder().decode([Source].self, from: Data(list.utf8))
        }

        private static let listing = """
            import json, pathlib, sys
            root, found = pathlib.Path(sys.argv[1]), []
            for expected in sorted(root.glob("*/expected.json")):
                files = json.loads(expected.read_text()).get("files", {})
                for name, truth in files.items() if isinstance(files, dict) else []:
                    is_lines = str(truth.get("format", "")).startswith("jsonl") or ".jsonl" in name
                    records, path = truth.get("records", truth.get("items")), expected.parent / name
                    if is_lines and records is not None and path.exists():
                        found.append({"path": str(path.relative_to(root)), "records": records,
                                      "canonical": truth.get("sha256_canonical_lines")})
            print(json.dumps(found))
            """

        /// As ../shared/data computed it: sorted keys, no blanks, UTF-8, a line end behind each record.
        private static let canonicalHash = """
            import hashlib, json, sys
            digest = hashlib.sha256()
            for line in open(sys.argv[1], "rb").read().split(b"\\n"):
                text = json.dumps(json.loads(line), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
                digest.update(text.encode() + b"\\n")
            print(digest.hexdigest())
            """
    }
}
