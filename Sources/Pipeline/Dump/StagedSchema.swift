internal import Records
internal import Rules
internal import Store

/// A table's definition as the store may hold it.
///
/// Literals can be data: those of defaults, conditions, predicates, enumerations and bounds stay only where every
/// column that they speak of is kept; else they go, and are counted.
struct StagedSchema {
    private let bound: BoundTable
    private let schema: DumpSchema
    /// The table as the dump defines it: what it says may speak of columns that are not staged.
    let definition: TableSchema
    /// The table as it may be stored.
    private(set) var table: TableSchema
    private var types: [TypeSchema] = []
    private var sequences: [SequenceSchema] = []
    /// How many parts were left out, by what they are.
    private(set) var leftOut: [String: Int] = [:]

    /// The definition of `bound`'s table in `schema`; nil where that has none.
    init?(_ bound: BoundTable, in schema: DumpSchema) {
        guard let table = schema.table(bound.table) else { return nil }
        self.bound = bound
        self.schema = schema
        definition = table
        self.table = table
        self.table.style = schema.style(of: bound.table)
        stageColumns()
        stageConstraints()
        stagePartitions()
        stageSequences()
    }

    /// The definition of `bound`'s table where its dump has rows and no definition: names of `dialect`, and no types.
    init(undefined bound: BoundTable, in dialect: SQLDialect, style: DumpStyle? = nil) {
        self.bound = bound
        schema = DumpSchema(dialect)
        var table = TableSchema(bound.table)
        table.style = style
        table.columns = bound.header.map { TableColumn($0, type: "") }
        definition = table
        self.table = table
        stageColumns()
    }

    /// The rows of `bauta_schema`.
    var records: [SchemaRecord] {
        SchemaRecord.records(of: table, dialect: schema.dialect, types: types, sequences: sequences)
            + leftOut.sorted { $0.key < $1.key }.map { what, count in
                SchemaRecord(kind: "left-out", name: what, definition: String(count))
            }
    }

    /// Whether all that is staged of the column `name` is as the source has it.
    private func isKept(_ name: String) -> Bool {
        bound.columns.contains { $0.name.utf8.elementsEqual(name.utf8) && $0.isKept }
    }

    /// Whether `part` may be stored: it holds no literal, or all columns of the table that it names are kept.
    private func isSafe(_ part: SQLFragment) -> Bool {
        !part.holdsLiteral || keepsAll(part, of: definition)
    }

    /// Whether the columns of `table` that `part` names are kept here; a literal beside none of them belongs to nobody.
    ///
    /// Upper and lower case count as equal, as they do for MySQL and SQLite.
    private func keepsAll(_ part: SQLFragment, of table: TableSchema) -> Bool {
        let names = Set(part.names.map { $0.lowercased() })
        let named = table.columns.map { $0.name }.filter { names.contains($0.lowercased()) }
        return named.allSatisfy { isKept($0) } && !(named.isEmpty && part.holdsLiteral)
    }

    private mutating func leaveOut(_ what: String) { leftOut[what, default: 0] += 1 }
}

extension StagedSchema {
    private mutating func stageColumns() {
        let staged = table.columns.filter { column in
            !bound.columns.contains { $0.isDropped && $0.name.utf8.elementsEqual(column.name.utf8) }
        }
        let safe = staged.filter { column in column.generation.map { isSafe($0) } ?? true }
        for _ in safe.count..<staged.count { leaveOut("generated column") }
        table.columns = safe
        for index in table.columns.indices { stageColumn(index) }
    }

    private mutating func stageColumn(_ index: Int) {
        let column = table.columns[index]
        let isKept = isKept(column.name)
        if let value = column.defaultValue, value.holdsLiteral, !isKept {
            table.columns[index].defaultValue = nil
            leaveOut("default")
        }
        let binding = bound.columns.first { $0.name.utf8.elementsEqual(column.name.utf8) }
        if column.generation == nil, let binding, !isKept, !binding.gives(column.valueType) || !column.labels.isEmpty {
            table.columns[index].retype(to: substitute)
            leaveOut("type")
        } else if let type = schema.type(of: column) {
            stage(type, of: index, isKept: isKept)
        }
    }

    /// Takes along the type that a column names, or puts the type that a domain stands for in its place.
    private mutating func stage(_ type: TypeSchema, of index: Int, isKept: Bool) {
        if isKept || type.domain.map({ !$0.holdsLiteral }) ?? false {
            if !types.contains(type) { types.append(type) }
        } else {
            table.columns[index].type = type.baseType ?? substitute
            leaveOut("type")
        }
    }

    /// The type of columns whose staged values do not fit their own.
    private var substitute: String { schema.dialect == .mysql ? "varchar(255)" : "text" }

    /// The types that may be staged of `column` instead of its own, by rules that mask it.
    func substitutes(of column: TableColumn) -> [String] {
        [substitute, schema.type(of: column)?.baseType].compactMap { $0 }
    }

    private mutating func stageConstraints() {
        let constraints = table.constraints.filter { isSafe($0.detail) }
        for _ in constraints.count..<table.constraints.count { leaveOut("condition") }
        let indexes = table.indexes.filter { isSafe($0.detail) }
        for _ in indexes.count..<table.indexes.count { leaveOut("index") }
        table.constraints = constraints
        table.indexes = indexes
    }

    /// A partition whose bounds speak of masked values becomes a table of its own, and so does its parent.
    private mutating func stagePartitions() {
        if let partitioning = table.partitioning, !keepsAll(partitioning, of: definition) {
            table.partitioning = nil
            leaveOut("partitioning")
        }
        guard let bound = table.bound, let name = table.parent else { return }
        let parent = schema.table(name)
        var key = parent?.partitioning ?? SQLFragment("")
        key.holdsLiteral = key.holdsLiteral || bound.holdsLiteral
        guard !keepsAll(key, of: parent ?? definition) else { return }
        table.bound = nil
        table.parent = nil
        leaveOut("partitioning")
    }

    /// The sequences that number the table's rows; a position tells a value, so it goes with a masked column.
    private mutating func stageSequences() {
        for sequence in schema.sequences {
            let users = table.columns.filter { column in
                column.sequence == sequence.name
                    || (sequence.owner?.table == table.name && sequence.owner?.column == column.name)
            }
            if users.isEmpty { continue }
            var staged = sequence
            if !users.allSatisfy({ isKept($0.name) }) { staged.position = nil }
            sequences.append(staged)
        }
    }

    /// Takes along the sequences that number no column, where this is the first of the `tables` that are staged.
    ///
    /// Nothing tells whose values such a position is one of: it stays only where all whole numbers of the database are
    /// kept.
    mutating func stageFreeSequences(of tables: [BoundTable]) {
        let database = bound.table.database
        let peers = tables.filter { $0.table.database == database && schema.table($0.table) != nil }
        guard peers.first?.rules.name == bound.rules.name else { return }
        let isOpen = schema.tables.filter { $0.name.database == database }.allSatisfy { table in
            peers.first { $0.table == table.name }?.keepsNumbers(of: table) ?? false
        }
        let used = schema.tables.flatMap { $0.columns }.compactMap { $0.sequence }
        for sequence in schema.sequences where sequence.owner == nil && sequence.name.database == database {
            if used.contains(sequence.name) { continue }
            var staged = sequence
            if !isOpen, staged.position != nil {
                staged.position = nil
                leaveOut("position")
            }
            sequences.append(staged)
        }
    }
}

extension BoundTable {
    /// Whether all whole numbers of `table`, which it stages, are staged as they are.
    fileprivate func keepsNumbers(of table: TableSchema) -> Bool {
        table.columns.allSatisfy { column in
            column.valueType != .integer || column.generation != nil
                || columns.contains { $0.name.utf8.elementsEqual(column.name.utf8) && $0.isKept }
        }
    }
}

extension TableColumn {
    /// Gives the column another type, which limits nothing.
    fileprivate mutating func retype(to type: String) {
        self.type = type
        valueType = .text
        labels = []
        maximumLength = nil
        attributes = ""
        identity = nil
    }
}

extension DumpSchema {
    /// The type of the dump that `column` names, as it stands or as an array's element.
    fileprivate func type(of column: TableColumn) -> TypeSchema? {
        types.first { type in
            [type.name.dataset, type.name.name].contains(column.type.typeName)
        }
    }
}

extension String {
    /// A type's spelling without quotes and the marks of an array.
    fileprivate var typeName: String {
        replacing("[]", with: "").replacing("\"", with: "")
    }
}
