extension StagingWriter {
    /// Stores what was found of a dataset of this run after its end, behind what it declares.
    public mutating func append(_ schema: [SchemaRecord], to dataset: String) throws(StoreError) {
        let key = [.integer(run), QueryValue(dataset)]
        let query = "SELECT dataset FROM bauta_dataset WHERE run = ? AND name = ?"
        guard let number = try draft.connection.integer(query, key) else {
            throw .misuse("a declaration of a dataset that is not finished")
        }
        let last = "SELECT max(ordinal) FROM bauta_schema WHERE dataset = ?"
        let first = (try draft.connection.integer(last, [.integer(number)]) ?? -1) + 1
        for (index, declared) in schema.enumerated() {
            let row = declared.row(of: number, ordinal: first + index)
            try draft.connection.run(Schema.schema.insertion, row, for: "schema")
        }
    }
}
