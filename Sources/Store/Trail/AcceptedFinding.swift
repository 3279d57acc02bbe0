internal import Records

/// A finding that a run's rule set accepted.
public struct AcceptedFinding: Sendable, Equatable {
    /// The run.
    public var run: Int
    /// The finding's id: `few-pseudonyms:customers.iban`.
    public var id: String
    /// Why it was accepted.
    public var reason: String

    /// A finding that `run` accepted for `reason`.
    public init(run: Int, id: String, reason: String) {
        self.run = run
        self.id = id
        self.reason = reason
    }
}

extension StagingReader {
    /// The findings that runs accepted, in the order of the audit trail.
    public func acceptedFindings() throws(StoreError) -> [AcceptedFinding] {
        let query = """
            SELECT entry.run, json_extract(finding.value, '$.id'), json_extract(finding.value, '$.reason')
            FROM (SELECT run, sequence, CAST(event AS TEXT) AS event FROM bauta_audit) AS entry,
                json_each(CASE WHEN json_valid(entry.event) THEN entry.event END, '$.accepted') AS finding
            WHERE finding.type = 'object'
            ORDER BY entry.sequence, finding.key
            """
        var findings: [AcceptedFinding] = []
        try connection.rows(query) { row in
            findings.append(AcceptedFinding(run: row.integer(0), id: row.text(1), reason: row.text(2)))
        }
        return findings
    }
}
