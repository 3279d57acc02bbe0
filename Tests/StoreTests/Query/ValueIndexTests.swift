import Testing

@testable import Store

@Suite struct ValueIndexTests {
    private func records(_ index: ValueIndex, _ value: QueryValue) -> [Int] {
        var records: [Int] = []
        var next = index.first(value)
        while let record = next {
            records.append(record)
            next = index.next(after: record)
        }
        return records
    }

    @Test func `texts lead to their records, in order`() {
        var index = ValueIndex(records: 1000)
        for record in (0..<1000).reversed() { index.add(record, text: Array("v\(record % 50)".utf8)[...]) }
        let found = records(index, QueryValue("v7"))
        #expect(found == found.sorted())
        #expect(Set(found).isSuperset(of: stride(from: 7, to: 1000, by: 50)))
        #expect(
            index.finds(QueryValue("v7")) && !index.finds(.integer(7)) && !index.finds(.blob([1]))
                && !index.finds(.null))
    }

    @Test func `a whole number and its real are the same`() {
        var index = ValueIndex(records: 3)
        index.add(2, number: 5)
        index.add(1, number: -0.0)
        index.add(0, number: Double(Int.max))
        #expect(records(index, .integer(5)).contains(2) && records(index, .real(5)).contains(2))
        #expect(records(index, .integer(0)).contains(1))
        #expect(records(index, .integer(.max)).contains(0))
        #expect(index.finds(.integer(5)) && index.finds(.real(5)) && !index.finds(QueryValue("5")))
    }

    @Test func `a column of both kinds finds nothing for sure`() {
        var index = ValueIndex(records: 2)
        index.add(1, number: 5)
        index.add(0, text: [0x35])
        #expect(!index.finds(.integer(5)) && !index.finds(QueryValue("5")))
    }

    @Test func `an index of nothing leads nowhere`() {
        #expect(ValueIndex(records: 0).first(QueryValue("a")) == nil)
        #expect(ValueIndex(records: 0).first(.null) == nil)
    }
}
