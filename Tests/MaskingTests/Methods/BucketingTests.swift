import Masking
import Records
import TestSupport
import Testing

@Suite struct BucketingTests {
    private func bucket(_ parameters: [String: ParameterValue], _ text: String) throws -> String? {
        let method = try MethodCatalog.make("bucket", rule: rule(parameters))
        return try masked(method, text, key: SampleKey.master.subKey(purpose: .mask, context: KeyContext()))
    }

    private func rule(_ parameters: [String: ParameterValue]) -> ParameterValue {
        .map(parameters.map { ParameterEntry(name: $0.key, value: $0.value) })
    }

    private func fault(_ parameters: [String: ParameterValue]) -> String? {
        do throws(MaskingError) {
            _ = try MethodCatalog.make("bucket", rule: rule(parameters))
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("10", "0", "30", "30-39"), ("10", "0", "39.999", "30-39"), ("10", "0", "40", "40-49"), ("10", "0", "0", "0-9"),
        ("10", "0", "-1", "-10--1"), ("10", "0", "-0.5", "-10--1"), ("10", "0", "-10", "-10--1"),
        ("10", "5", "4", "-5-4"),
        ("10", "5", "5", "5-14"), ("10", "25", "4", "-5-4"), ("0.5", "0", "0.75", "0.5-1.0"),
        ("0.5", "0", "1", "1.0-1.5"),
        ("1", "0", "7.5", "7"), ("1", "0.5", "7.4", "6.5-7.5"), ("1e3", "0", "12345", "12000-12999"),
        ("10", "0", "9007199254740993", "9007199254740990-9007199254740999"),
        ("10", "0", "99999999999999999999", "99999999999999999990-99999999999999999999"), ("10", "0", "3e1", "30-39"),
    ])
    func `groups numbers by size`(size: String, origin: String, number: String, group: String) throws {
        #expect(try bucket(["size": .text(size), "origin": .text(origin)], number) == group)
    }

    @Test(arguments: [
        ("17.99", "<18"), ("-5", "<18"), ("18", "18-64"), ("64.99", "18-64"), ("65", "65"), ("66", "66+"),
        ("1e9", "66+"),
    ])
    func `groups numbers between boundaries`(number: String, group: String) throws {
        #expect(try bucket(["boundaries": ["18", "65", "66"]], number) == group)
    }

    @Test(arguments: [("0.49", "<0.5"), ("0.5", "0.5-2.0"), ("2", "2.0+")])
    func `boundaries with decimals end before the next`(number: String, group: String) throws {
        #expect(try bucket(["boundaries": ["0.5", "2"]], number) == group)
    }

    @Test(arguments: ["", " 30", "n/a", "NaN", "1,000", "1e36", "30\0", "٤٢"])
    func `what is no number is invalid`(text: String) throws {
        #expect(try bucket(["size": "10"], text) == nil)
        #expect(try bucket(["boundaries": ["1"]], text) == nil)
    }

    @Test func `agrees with whole numbers divided by the processor`() throws {
        var numbers = SeededGenerator(seed: 11)
        for _ in 0..<5000 {
            let number = Int.random(in: -100_000...100_000, using: &numbers)
            let size = Int.random(in: 2...5000, using: &numbers)
            let origin = Int.random(in: -9000...9000, using: &numbers)
            let beyond = ((number - origin) % size + size) % size
            let parameters: [String: ParameterValue] = ["size": .text("\(size)"), "origin": .text("\(origin)")]
            #expect(try bucket(parameters, "\(number)") == "\(number - beyond)-\(number - beyond + size - 1)")
        }
    }

    @Test(arguments: [
        ("A00", "infection"), ("B99.9", "infection"), ("B99", "infection"), ("C00", "tumour"), ("D49.7", "tumour"),
        ("D50", "other"), ("A0", "other"), ("a00", "other"), ("", "other"), ("Zoë", "other"), ("n/a", "not said"),
        ("17", "minor"), ("17.5", "minor"), ("18", "adult"), ("64.9", "adult"), ("65", "other"),
    ])
    func `labels values and ranges by a map`(text: String, label: String) throws {
        let map: ParameterValue = [
            "A00-B99": "infection", "C00-D49": "tumour", "n/a": "not said", "18-64": "adult", "<18": "minor",
        ]
        #expect(try bucket(["map": map, "else": "other"], text) == label)
    }

    @Test func `outside a map without else is invalid`() throws {
        #expect(try bucket(["map": ["DE": "europe"]], "FR") == nil)
        #expect(try bucket(["map": ["DE": "europe"]], "DE") == "europe")
        #expect(try bucket(["map": ["DE": "europe"]], "DEU") == nil)
        #expect(try bucket(["map": ["DE": "europe"]], "") == nil)
    }

    @Test(
        arguments: [
            ([:], "it must be told one kind of group; give 'size', 'boundaries' or 'map'"),
            (
                ["size": "1", "boundaries": ["1"]],
                "it must be told one kind of group; give 'size', 'boundaries' or 'map'"
            ),
            (["size": "1", "else": "x"], "'else' is given without 'map'; leave it out"),
            (["map": ["a": "b"], "origin": "1"], "'origin' is given without 'size'; leave it out"),
            (["map": ["1-5": "a", "5-9": "b"]], "two entries of 'map' overlap; give each value one label"),
            (["map": ["A00-B99": "a", "B50-C00": "b"]], "two entries of 'map' overlap; give each value one label"),
            (["map": ["9-5": "a"]], "a range of 'map' ends before it begins; swap its ends"),
            (["map": ["z..a": "a"]], "a range of 'map' ends before it begins; swap its ends"),
            (["map": [:]], "parameter 'map' is invalid; give a map of values or ranges to labels"),
            (["map": ["a": ""]], "parameter 'map' is invalid; give a map of values or ranges to labels"),
            (["map": ["a": ["b"]]], "parameter 'map' is invalid; give a map of values or ranges to labels"),
            (
                ["boundaries": ["2", "2.0"]],
                "parameter 'boundaries' is invalid; give a list of ascending decimal numbers, each of at most 18 digits"
            ),
            (
                ["boundaries": "5"],
                "parameter 'boundaries' is invalid; give a list of ascending decimal numbers, each of at most 18 digits"
            ),
            (["size": "0"], "parameter 'size' is invalid; give a decimal number above 0 of at most 18 digits"),
        ] as [([String: ParameterValue], String)])
    func `refuses groups that make no sense, without their values`(
        parameters: [String: ParameterValue], message: String
    ) {
        #expect(fault(parameters) == "method 'bucket': \(message)")
    }

    @Test func `says what it keeps and how long a label is`() throws {
        func method(_ parameters: [String: ParameterValue]) throws -> any MaskingMethod {
            try MethodCatalog.make("bucket", rule: rule(parameters))
        }
        #expect(try method(["size": "0.50"]).keeps == "the group of size 0.50")
        #expect(try method(["boundaries": ["1", "5"]]).keeps == "the group, one of 3")
        #expect(try method(["boundaries": ["1", "50"]]).longestResult(of: 9) == 4)
        #expect(try method(["map": ["a": "é"], "else": "zzz"]).longestResult(of: 9) == 3)
        for number in ["7", "-9", "-99", "1e34", "0.5"] {
            let label = try #require(try bucket(["size": "0.5"], number))
            #expect(try #require(try method(["size": "0.5"]).longestResult(of: number.count)) >= label.count)
        }
    }

    @Test(arguments: ValueType.allCases)
    func `groups of numbers are of numbers, maps of any text`(type: ValueType) throws {
        let sizes = try MethodCatalog.make("bucket", rule: "10")
        let map = try MethodCatalog.make("bucket", rule: ["map": ["true": "yes"]])
        #expect(((try? sizes.bind(type: type)) == nil) == [.boolean, .binary].contains(type))
        #expect(((try? map.bind(type: type)) == nil) == (type == .binary))
    }
}
