import Records
import Store

/// A dataset with made-up records as JSON, for tests of what reads it.
struct SampleTable {
    var name = "t"
    var format = "csv"
    var columns: [String]
    /// The records of each block, each as JSON.
    var blocks: [[String]]
    /// The ranges of each block; none where there are fewer.
    var ranges: [[BlockRange]] = []

    /// Publishes the tables as one run into `path`.
    static func publish(_ tables: [SampleTable], into path: String) throws {
        let run = RunRecord(
            uuid: "018f5a3e-0000-7000-8000-000000000001", started: "2026-11-23T01:00:00.000Z", tenant: "")
        var writer = try StagingWriter(path: path, run: run)
        for table in tables { try table.fill(&writer) }
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
    }

    /// Publishes the table alone into `path`.
    func publish(into path: String) throws { try Self.publish([self], into: path) }

    private func fill(_ writer: inout StagingWriter) throws {
        var encoder = try BlockEncoder()
        try writer.begin(DatasetRecord(name: name, format: format, columns: columns))
        for (sequence, records) in blocks.enumerated() {
            let plain = Array("[\(records.joined(separator: ","))]".utf8)
            var block = try encoder.encode(plain, sequence: sequence, records: records.count)
            block.ranges = sequence < ranges.count ? ranges[sequence] : []
            try writer.append(block)
        }
        try writer.finish(DatasetEnd(sources: [], fields: [], rejects: 0))
    }

    /// Rows with all that a tabular block can hold, in three blocks.
    static let tabular = SampleTable(
        columns: ["id", "na\"me", "n", "select"],
        blocks: [
            [#"["a1","Zoë 漢😀",1,null]"#, #"["a2","",-9223372036854775808,"x"]"#, #"[null,null,null,null]"#],
            [#"["a3","a\"b\\c\/\b\f\n\r\té\ud83d\ude00\u0001",9223372036854775807,"5"]"#],
            [#"["A1"," 5 ",0,"5.0"]"#, #"["","05",5,"Infinity"]"#],
        ])

    /// Records with all that a JSON block can hold, in three blocks.
    static let json = SampleTable(
        name: "j", format: "jsonl", columns: ["a", "b.c", "b.d e", "RECORD", "['x.y']"],
        blocks: [
            [
                #"{"a":1,"b":{"c":true,"d e":false},"x.y":"dot"}"#, #"{ "a" : 1.5 , "b" : [ 1 , "c d" , {} ] }"#,
                #"{"a":null,"b":{"c":null}}"#, "{}",
            ],
            [
                #"{"a":9223372036854775807}"#, #"{"a":9223372036854775808}"#, #"{"a":-9223372036854775808}"#,
                #"{"a":-9223372036854775809}"#, #"{"a":1e400}"#, #"{"a":-1e-400}"#, #"{"a":-0}"#, #"{"a":1.0}"#,
                #"{"a":0.1234567890123456789}"#, #"{"a":123456789012345678901234567890}"#, #"{"a":2.5E+3}"#,
            ],
            [
                #"{"a":{ "z" : [ 1 , 2.50 , "a b\"\\ " ] , "y" : { } },"record":"own","RECORD":[ ]}"#,
                #"{"a":"x\ny\"Zoë\u00e9\/","a":"second","b":{"c":"","d e":"\ud83d\ude00"}}"#, #"{"b":"text"}"#,
            ],
        ])
}
