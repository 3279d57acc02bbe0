internal import Ingest
internal import Records

/// The databases and dumps of a run: one pass over them fills the datasets of their tables.
struct PlannedDump: Sendable {
    /// Sources that were named together: a table may have rows in several of them.
    struct Part: Sendable {
        /// Whose SQL they are.
        let dialect: SQLDialect
        /// The sources in the order they are read.
        let sources: [PlannedSource]
        /// The datasets that they may fill; nil for all.
        var wanted: Set<String>?
        /// How the files are written that `mysqldump --tab` puts beside a definition; nil where the rules say nothing.
        var textForm: MySQLTextForm?
    }

    /// The parts, in the order they are read.
    var parts: [Part]
    /// The datasets that must be there, because the rule set names them and no other source.
    let expected: [String]

    /// All sources, part after part.
    var sources: [PlannedSource] { parts.flatMap(\.sources) }

    /// Whether one of the sources can be read only once.
    var isReadOnce: Bool { sources.contains { $0.location.isReadOnce } }

    /// The part that the `ordinal`th source belongs to.
    func part(of ordinal: Int) -> Int {
        var end = 0
        for (index, part) in parts.enumerated() {
            end += part.sources.count
            if ordinal < end { return index }
        }
        return parts.count - 1
    }
}
