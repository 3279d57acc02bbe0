import Testing

@testable import Store

@Suite struct BlocksAheadTests {
    /// A block of `records` rows of one column, as it would be stored.
    private func payload(_ records: Int, damaged: Bool = false) throws -> StoredPayload {
        var encoder = try BlockEncoder()
        let rows = (0..<records).map { "[\"\($0)\"]" }.joined(separator: ",")
        let block = try encoder.encode(Array("[\(rows)]".utf8), sequence: 0, records: records)
        return StoredPayload(
            block: StoredBlock(dataset: 1, firstRecord: 0, block), bytes: damaged ? [1, 2] : block.payload,
            path: "s.db", place: "block of \(records)")
    }

    private func ahead() throws -> BlocksAhead {
        let decoder = try BlockDecoder()
        return BlocksAhead(BlockRows(columns: 1), decoder: decoder)
    }

    @Test func `blocks come in the order in which they were put`() throws {
        let ahead = try ahead()
        defer { ahead.stop() }
        var rows = BlockRows(columns: 1)
        for round in 0..<20 {
            for records in 1...BlocksAhead.depth { ahead.put(.success(try payload(round + records))) }
            for records in 1...BlocksAhead.depth {
                try ahead.take(into: &rows)
                #expect(rows.count == round + records)
            }
        }
    }

    @Test func `an error comes in its place, and the blocks behind it are read`() throws {
        let ahead = try ahead()
        defer { ahead.stop() }
        ahead.put(.success(try payload(1)))
        ahead.put(.success(try payload(2, damaged: true)))
        ahead.put(.failure(.misuse("no such block")))
        ahead.put(.success(try payload(4)))
        var rows = BlockRows(columns: 1)
        try ahead.take(into: &rows)
        #expect(rows.count == 1)
        #expect(throws: StoreError.damaged(path: "s.db", place: "block of 2")) { try ahead.take(into: &rows) }
        #expect(throws: StoreError.misuse("no such block")) { try ahead.take(into: &rows) }
        try ahead.take(into: &rows)
        #expect(rows.count == 4)
    }

    @Test func `blocks come in their order where readers give way`() throws {
        let pace = ReaderPace(givesWay: true)
        let decoder = try BlockDecoder()
        let ahead = BlocksAhead(BlockRows(columns: 1), decoder: decoder, pace: pace)
        defer { ahead.stop() }
        var rows = BlockRows(columns: 1)
        for round in 0..<20 {
            for records in 1...BlocksAhead.depth { ahead.put(.success(try payload(round + records))) }
            for records in 1...BlocksAhead.depth {
                try ahead.take(into: &rows)
                #expect(rows.count == round + records)
            }
        }
    }

    @Test func `ends with blocks that nobody takes`() throws {
        let ahead = try ahead()
        for records in 1...3 { ahead.put(.success(try payload(records))) }
        ahead.stop()
    }
}
