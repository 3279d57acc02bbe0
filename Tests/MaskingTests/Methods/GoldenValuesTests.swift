import Masking
import Testing

/// Pseudonyms are API: these values hold for ever, and later versions only add to them.
///
/// Computed by another implementation, in Python, from the published master key 00 01 … 1f, tenant `acme`, epoch
/// `2026` and mask `mask:customer`.
@Suite struct GoldenValuesTests {
    private static let zoe = "Zoë 👩‍💻"
    private static let names: ParameterValue = ["Anna", "Ben", "Chloë", "Dan"]
    private static let values = fixedValues + patternValues
    #if RE2
        private static let patternValues: [(String, [String: ParameterValue], String, String)] = [
            ("replace", ["pattern": "(\\d{3})-\\d+", "with": "\\1-0000"], "+1 555-1234/99", "+1 555-0000/99"),
            ("replace", ["pattern": "[\\p{L}]+", "with": "<\\0>"], zoe, "<Zoë> 👩‍💻"),
        ]
    #else
        private static let patternValues: [(String, [String: ParameterValue], String, String)] = []
    #endif
    private static let fixedValues: [(String, [String: ParameterValue], String, String)] = [
        ("keyed-hash", [:], "ada@example.com", "515eb8f14f9cabfc929e3b1c75e64d33"),
        ("keyed-hash", [:], "", "0077514f225442093afa01efc75b998e"),
        ("keyed-hash", [:], zoe, "a1f129783963194f209b4839472a2a33"),
        (
            "keyed-hash", ["format": "hex", "length": "64"], "ada@example.com",
            "515eb8f14f9cabfc929e3b1c75e64d33b49ab53ee072b2f9498f16c49c0dea26"
        ),
        ("keyed-hash", ["length": "8"], "ada@example.com", "515eb8f1"),
        ("keyed-hash", ["format": "base32"], "ada@example.com", "KFPLR4KPTSV7ZEU6HMOHLZSNGO"),
        (
            "keyed-hash", ["format": "base32", "length": "51"], "ada@example.com",
            "KFPLR4KPTSV7ZEU6HMOHLZSNGO2JVNJ64BZLF6KJR4LMJHAN5IT"
        ),
        ("keyed-hash", ["format": "base64url"], "ada@example.com", "UV648U-cq_ySnjscdeZNM7"),
        (
            "keyed-hash", ["format": "base64url", "length": "42"], "ada@example.com",
            "UV648U-cq_ySnjscdeZNM7SatT7gcrL5SY8WxJwN6i"
        ),
        ("keyed-hash", ["format": "uuid"], "ada@example.com", "515eb8f1-4f9c-8bfc-929e-3b1c75e64d33"),
        ("keyed-hash", ["format": "uuid"], "", "0077514f-2254-8209-bafa-01efc75b998e"),
        ("keyed-hash", ["format": "email"], "ada@example.com", "kfplr4kptsv7zeu6hmohlzsngo@example.invalid"),
        ("keyed-hash", ["format": "email", "length": "12"], zoe, "uhyss6bzmmmu@example.invalid"),
        ("tokenize", ["as": "integer"], "0", "243535693767374"),
        ("tokenize", ["as": "integer"], "1042", "5760062800121373"),
        ("tokenize", ["as": "integer", "max": "999999"], "999999", "139917"),
        ("tokenize", ["as": "integer", "max": "2147483647"], "1", "250873993"),
        ("tokenize", ["as": "integer", "max": "9223372036854775807"], "1", "4746690225287667330"),
        ("tokenize", ["as": "text"], "1042", "LUVZRSZUU46FB4RDD224L5O75M"),
        ("tokenize", ["as": "text"], "Zoë", "FTLLZUWDAKOZOXQ5UFJSKK5O2Y"),
        ("fpe", ["alphabet": "digits"], "4111 1111 1111 1111", "6044 8900 3937 8316"),
        ("fpe", ["alphabet": "digits"], "123456", "328317"),
        ("fpe", ["alphabet": "digits"], "+44 20 7946 0018 ext. 7", "+24 47 9484 4741 ext. 8"),
        (
            "fpe", ["alphabet": "digits"], String(repeating: "0", count: 40),
            "2773266288598761574876773128346509757430"
        ),
        ("fpe", ["alphabet": "letters"], "Ada Lovelace", "NPL QFmxIKnJ"),
        ("fpe", ["alphabet": "letters"], "ABcd", "Htmf"),
        (
            "fpe", ["alphabet": "letters"], String(repeating: "x", count: 60),
            "IWCyezFfAGSGbHkPxPIkAwRGlcLvXYRCRcPtXvGotISoaEqnMukdSIHGAXzZ"
        ),
        ("fpe", ["alphabet": "alphanumeric"], "AB-12/cd", "IG-sG/gH"),
        ("fpe", ["alphabet": "alphanumeric"], "GB29 NWBK 6016 1331 9268 19", "jLhg FDyN Vngz YQ2X 33Sy 9y"),
        ("fpe", ["format": "card"], "4111 1111 1111 1111", "9424 8509 0551 6991"),
        ("fpe", ["format": "card"], "4111-1111-1111-1112", "9424-8509-0551-6992"),
        ("fpe", ["format": "card"], "5018 0000 0009", "8283 9233 0077"),
        ("fpe", ["format": "card"], "6304000000000000000", "0614497015092218855"),
        (
            "fpe", ["format": "card", "checksum": "keep", "reason": "a form checks them"], "4111 1111 1111 1111",
            "9424 8509 0551 6990"
        ),
        ("fpe", ["format": "card", "tweak": "orders"], "4111 1111 1111 1111", "6074 4377 8928 1808"),
        ("fpe", ["format": "iban"], "GB29 NWBK 6016 1331 9268 19", "GB56 BPCU 9302 4504 2081 65"),
        ("fpe", ["format": "iban"], "gb29nwbk60161331926819", "gb56bpcu93024504208165"),
        ("fpe", ["format": "iban"], "DE89370400440532013000", "DE10959538011026383588"),
        ("fpe", ["format": "iban"], "DE88370400440532013000", "DE09959538011026383588"),
        ("fpe", ["format": "iban"], "NO93 8601 1117 947", "NO25 4131 4586 850"),
        ("fpe", ["format": "iban"], "MT84MALT011000012345MTLCAST001S", "MT68XMCA026002193463WTWBZJG482B"),
        ("fpe", ["format": "iban"], "LC14BOSLABCDEFGHIJKLMNOPQRSTUVWX", "LC68DAKKMOJEJXWWTXLGFYMRITACFWGX"),
        ("fpe", ["format": "iban", "tweak": "orders"], "DE89370400440532013000", "DE35478142229388645629"),
        ("fpe", ["format": "imei"], "49-015420-323751-8", "86-113036-658826-0"),
        ("fpe", ["format": "imei"], "490154203237517", "861130366588269"),
        ("fpe", ["format": "imei"], "35686800-004141-20", "78282941-857209-20"),
        ("fpe", ["format": "imei"], "49015420323751", "86113036658826"),
        ("fpe", ["format": "isbn"], "978-3-16-148410-0", "978-6-37-664421-5"),
        ("fpe", ["format": "isbn"], "3-16-148410-X", "6-37-664421-X"),
        ("fpe", ["format": "isbn"], "3-16-148410-0", "6-37-664421-0"),
        ("fpe", ["format": "isbn"], "979-10-90636-07-1", "979-14-76390-22-1"),
        ("fpe", ["characters": "а-я"], "иван Петров 7", "яязд Прцсйй 7"),
        ("fpe", ["characters": "а-яА-Я"], "Иван Петров", "АеЦП ЙнцэбУ"),
        ("fpe", ["characters": "0-9A-F"], "DEADBEEF", "26C71611"),
        ("fpe", ["characters": "аéz日👩-👮"], "日日日👮ééaazаzzz", "日👫z👮ааaa👫👪👮а👫"),
        ("fpe", ["characters": "一-鿿"], "株式会社東京", "苑箒紮囧媘蓌"),
        ("fpe", ["characters": "0-9"], "4111 1111 1111 1111", "6044 8900 3937 8316"),
        ("fpe", ["alphabet": "digits", "tweak": "orders"], "4111 1111 1111 1111", "0268 2110 6856 1453"),
        ("encrypt-deterministic", [:], "ada@example.com", "hvXv-cStcwSSDAHH23kx-ivTsI2q2Ys2bZCw4ohrnQ"),
        ("encrypt-deterministic", [:], "", "AeGTQqRzX4pwLB-kOr8RQA"),
        ("encrypt-deterministic", [:], zoe, "6jF-YW2KFA6GiN3tzFggrGWvRA72MvNI5D4-PwIq5uI"),
        (
            "encrypt-deterministic", ["format": "hex"], "0123456789abcdef",
            "23f4790699db81d6f66e3bbc3cbcc4d62f3bc51665a4bc4c13d3d2d5f3944a32"
        ),
        (
            "encrypt-deterministic", ["format": "hex", "tweak": ""], "0123456789abcdef0",
            "014a08f66e81120721afb4c3d7b13635cb28315b700b979a44941e9658b0f9d274"
        ),
        (
            "encrypt-deterministic", ["tweak": "orders.email"], "ada@example.com",
            "JLfPxTooKOHvCZTQ1_YUIa8ZjHTnD4eHUYJTlawboQ"
        ),
        (
            "encrypt-deterministic", [:], String(repeating: "x", count: 40),
            "lBlO_PoLFch71UJtbtPsZEpVLzNnpDoSIAbNoHvSn2OlvZ1-YZw8NVQOLFuqcr4xtCRHlqd31po"
        ),
        ("redact", [:], "Ada Lovelace", "[redacted]"),
        ("replace", ["with": "n/a"], "Ada Lovelace", "n/a"),
        ("keep", [:], "Ada Lovelace", "Ada Lovelace"),
        ("round", ["to": "0.25"], "-3.14159", "-3.25"), ("round", ["to": "1000"], "2500", "3000"),
        ("round", ["to": "1000", "mode": "half-even"], "2500", "2000"), ("round", ["digits": "2"], "1e3", "1000.00"),
        ("clamp", ["min": "18", "max": "90"], "17.5", "18"), ("clamp", ["max": "89", "above": "90+"], "1e2", "90+"),
        ("bucket", ["size": "10"], "-0.5", "-10--1"), ("bucket", ["size": "0.25", "origin": "1"], "1.3", "1.25-1.50"),
        ("add-noise", ["distribution": "uniform", "amount": "1000"], "52000", "52266"),
        ("add-noise", ["distribution": "gaussian", "amount": "1000"], "52000", "52854"),
        ("age", ["as-of": "2026-01-01"], "1936-01-02", "80-89"), ("age", ["as-of": "2026-01-01"], "1936-01-01", "90+"),
        ("geo", ["grid": "0.1"], "47.3769, 8.5417", "47.4,8.5"), ("geo", ["geohash": "5"], "42.6,-5.6", "ezs42"),
        ("partial-mask", ["keep-last": "2"], "+44 20 7946 0018", "**************18"),
        ("partial-mask", ["keep": "domain"], "ada.l@example.com", "*****@example.com"),
        ("truncate", ["to": "month"], "1987-05-17T09:41:00Z", "1987-05"),
        ("truncate", ["ipv4": "24"], "203.0.113.77", "203.0.113.0"),
        ("truncate", ["ipv6": "48"], "2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
        ("truncate", ["length": "3"], zoe, "Zoë"),
        ("pick-from", ["values": names], "ada@example.com", "Dan"), ("pick-from", ["values": names], "", "Anna"),
        ("pick-from", ["values": names], zoe, "Ben"),
        ("postcode-area", ["country": "US", "zip3": "hipaa"], "03601", "000"),
        ("postcode-area", ["country": "GB"], "sw1a 1aa", "SW1A"),
        ("postcode-area", ["country": "PT"], "1000-205", "10"),
        (
            "template", ["text": "{a}@x", "parts": ["a": ["keyed-hash": ["length": "12"]]]], "ada@example.com",
            "4b1a6e1ce4f2@x"
        ),
        (
            "template",
            [
                "text": "{b}{{{a}}}",
                "parts": ["a": ["keyed-hash": ["length": "8"]], "b": ["tokenize": ["as": "integer"]]],
            ], "1042", "1710692530832723{3bcb70f8}"
        ),
        (
            "chain", ["steps": [["truncate": ["to": "month"]], ["keyed-hash": ["length": "12"]]]], "1987-05-17",
            "c164874008c0"
        ),
        (
            "chain", ["steps": [["fpe": ["alphabet": "digits"]], ["fpe": ["alphabet": "digits"]]]],
            "4111 1111 1111 1111", "8516 4738 3724 0695"
        ),
        ("pick-from", ["values": ["basic", "plus", "gold"], "weights": ["90", "9", "1"]], "ada@example.com", "plus"),
    ]

    @Test(arguments: values.indices)
    func `pseudonyms never change`(index: Int) throws {
        let (name, parameters, input, pseudonym) = Self.values[index]
        let method = try method(name, values: parameters)
        let algorithm = try #require(MethodCatalog.method(named: name)).descriptor.algorithm
        let key = SampleKey.master.subKey(
            purpose: .mask, context: KeyContext(tenant: "acme", epoch: "2026"), mask: "mask:customer",
            algorithm: algorithm)
        #expect(try masked(method, input, key: key) == pseudonym)
    }

    /// In a record of a subject, whose own mask is `mask:customer`.
    private static let ofSubjects: [(String, [String: String], subject: String, String, String)] = [
        ("shift-date", ["days": "365", "time": "drop"], "1042", "2000-02-29", "2001-02-04"),
        (
            "shift-date", ["days": "365", "time": "keep"], "1042", "2000-02-29T23:59:60.25Z",
            "2001-02-04T23:59:60.25Z"
        ),
        ("shift-date", ["days": "1", "time": "drop"], zoe, "0001-01-01", "0001-01-02"),
        ("shift-date", ["days": "365250", "least": "300000", "time": "drop"], "a", "2026-11-28", "2909-11-10"),
        ("add-noise", ["distribution": "uniform", "amount": "1000"], "1042", "52000", "51040"),
        ("add-noise", ["distribution": "uniform", "ratio": "0.1"], "1042", "-1234.567", "-1251.408"),
        ("add-noise", ["distribution": "gaussian", "amount": "2.5"], "1042", "37.2", "35.9"),
        (
            "add-noise", ["distribution": "gaussian", "ratio": "1"], "a", "999999999999999999999999999999999999",
            "138431328185966607318433443217938042"
        ),
        ("add-noise", ["distribution": "gaussian", "amount": "0.001"], "a", "7", "6"),
    ]

    @Test(arguments: ofSubjects.indices)
    func `what subjects draw never changes`(index: Int) throws {
        let (name, parameters, subject, input, result) = Self.ofSubjects[index]
        let algorithm = try #require(MethodCatalog.method(named: name)).descriptor.algorithm
        let key = SampleKey.master.subKey(
            purpose: .subject, context: KeyContext(tenant: "acme", epoch: "2026"), mask: "mask:customer",
            algorithm: algorithm)
        #expect(try masked(try method(name, parameters), input, key: key, subject: subject) == result)
    }

    @Test func `every method that gives a text by itself is in the table`() {
        let methods = Set(Self.values.map { $0.0 } + Self.ofSubjects.map { $0.0 })
        let others: Set = ["array", "drop", "hstore", "json", "nullify", "php-serialized", "shuffle"]
        #expect(methods.union(others) == Set(MethodCatalog.names))
    }
}
