internal import Records
internal import Store

extension AuditReport {
    /// The report as one JSON object.
    public func json() -> String {
        var object = JSONObject()
        object.add("store", path)
        object.add("run", receipt?.run)
        object.add("manifest_sha256", receipt?.manifestSHA256)
        object.add("datasets", json: JSONObject.array(datasets.map(\.json)))
        object.add("integrity", json: JSONObject.array(datasets.flatMap(\.integrityJSON)))
        object.add("accepted", json: JSONObject.array(accepted.map(\.json)))
        return object.text
    }

    /// The report as CSV (RFC 4180), one record a field; an absent value is an empty field.
    public func csv() -> String {
        let names =
            ["dataset", "run", "records", "rejects"] + FieldRecord.texts.map(\.name) + FieldRecord.numbers.map(\.name)
        var lines = [names.joined(separator: ",")]
        for dataset in datasets {
            let row = dataset.dataset
            let own = [Self.quoted(row.record.name), "\(row.run)", "\(row.records)", "\(row.rejects)"]
            for field in dataset.fields {
                let texts = FieldRecord.texts.map { $0.value(field).map(Self.quoted) ?? "" }
                let numbers = FieldRecord.numbers.map { $0.value(field).map(String.init) ?? "" }
                lines.append((own + texts + numbers).joined(separator: ","))
            }
        }
        return lines.map { $0 + "\r\n" }.joined()
    }

    /// A CSV field, in quotes where it needs them.
    private static func quoted(_ text: String) -> String {
        guard text.isEmpty || text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }
}

extension AuditReport.Dataset {
    /// What came of each key, as JSON objects.
    fileprivate var integrityJSON: [String] {
        integrity.map { record in
            var object = JSONObject()
            object.add("dataset", dataset.record.name)
            object.add("name", record.name)
            record.addMembers(to: &object)
            return object.text
        }
    }

    fileprivate var json: String {
        var object = JSONObject()
        object.add("name", dataset.record.name)
        object.add("run", dataset.run)
        object.add("published", dataset.published)
        object.add("tenant", run?.record.tenant)
        object.add("key_id", run?.record.keyID)
        object.add("rules", run?.record.rulesName)
        object.add("rules_sha256", run.map { HexText.string($0.record.rulesSHA256) })
        object.add("records", dataset.records)
        object.add("rejects", dataset.rejects)
        object.add("blocks", dataset.blocks)
        object.add("plain_bytes", dataset.plainBytes)
        object.add("stored_bytes", dataset.storedBytes)
        object.add("digest", HexText.string(dataset.digest))
        object.add("fields", json: JSONObject.array(fields.map { $0.json(among: dataset.record.schema) }))
        object.add("warnings", json: JSONObject.array(warnings.map(JSONText.quoted)))
        return object.text
    }
}

extension AcceptedFinding {
    fileprivate var json: String {
        var object = JSONObject()
        object.add("run", run)
        object.add("id", id)
        object.add("reason", reason)
        return object.text
    }
}

extension FieldRecord {
    /// The texts of a field, under the names of their columns in the store.
    static var texts: [(name: String, value: (FieldRecord) -> String?)] {
        [
            ("path", { $0.path }), ("method", \.method), ("parameters", \.parameters), ("mask", \.mask),
            ("technique", \.technique), ("class", \.sensitivity), ("category", \.category), ("reason", \.reason),
            ("key_id", \.keyID),
        ]
    }

    /// The counts of a field, under the names of their columns in the store.
    static var numbers: [(name: String, value: (FieldRecord) -> Int?)] {
        [
            ("seen", { $0.counts.seen }), ("missing", { $0.counts.missing }), ("nulls", { $0.counts.nulls }),
            ("empties", { $0.counts.empties }), ("masked", { $0.counts.masked }), ("kept", { $0.counts.kept }),
            ("rejected", { $0.counts.rejected }), ("invalid", { $0.counts.invalid }),
            ("unchanged", { $0.counts.unchanged }), ("distinct_estimate", \.distinctEstimate),
            ("shortest", { $0.counts.shortest }), ("longest", { $0.counts.longest }),
        ]
    }

    /// The field as a JSON object, with what its rules guarantee among `schema`.
    fileprivate func json(among schema: [SchemaRecord]) -> String {
        var object = JSONObject()
        for text in Self.texts { object.add(text.name, text.value(self)) }
        for number in Self.numbers { object.add(number.name, number.value(self)) }
        object.add("guarantees", json: schema.lazy.compactMap { $0.guarantees(of: path) }.first ?? "[]")
        return object.text
    }
}
