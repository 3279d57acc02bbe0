import Records
import Rules
import Testing

@testable import Pipeline

/// A worker on lines of JSON, or on rows that hold some: rules and text in, text out.
final class TextBench {
    /// What the worker works by.
    let plan: DatasetPlan
    private var worker: SliceWorker

    /// The rules of a dataset as the inside of a YAML mapping; with `header` its records are rows.
    init(
        _ rules: String, header: [String]? = nil, output: BatchOutput = .text, tolerance: Tolerance = Tolerance()
    ) throws {
        plan = try .bench(
            "datasets: { d: { \(rules) } }", header: header, sources: ["d"], output: output, tolerance: tolerance)
        worker = try SliceWorker(plan)
    }

    /// What the worker makes of `lines`.
    func finished(_ lines: [String]) throws -> FinishedBlock {
        let text = lines.map { $0 + "\n" }.joined()
        var slice = Slice(bytes: Array(text.utf8), sequence: 0, source: 0, line: 1, offset: 0)
        return try worker.finished(&slice)
    }

    /// The plain bytes that the worker makes of `lines`, as text.
    func text(_ lines: [String]) throws -> String {
        guard case .plain(let bytes) = try finished(lines).content else { return "" }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    /// The masked records, one a line.
    func masked(_ lines: String...) throws -> [String] {
        try text(lines).split(separator: "\n").map(String.init)
    }

    /// What was counted of the column or path `name`.
    func counts(_ name: String) throws -> FieldCounts {
        let names = plan.shape.columns.flatMap(\.withNested).map(\.name)
        let index = try #require(names.firstIndex(of: name))
        return worker.tallies[index].counts
    }
}

extension SliceWorker {
    /// The block of `slice`, its hash made at once.
    mutating func finished(_ slice: inout Slice) throws -> FinishedBlock {
        var block = try process(&slice)
        if let memory = block.complete() { reuse(memory) }
        return block
    }
}
