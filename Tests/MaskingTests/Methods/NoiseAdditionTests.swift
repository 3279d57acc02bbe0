import Masking
import Records
import TestSupport
import Testing

@Suite struct NoiseAdditionTests {
    private static let uniform = ["distribution": "uniform", "amount": "500"]

    @Test func `the subject and the value draw the noise`() throws {
        #expect(try masked("add-noise", Self.uniform, "52000", of: "1042") == "51712")
        #expect(try masked("add-noise", Self.uniform, "52000", of: "1043") == "51577")
        #expect(try masked("add-noise", Self.uniform, "52000") == "51987")
        #expect(try masked("add-noise", Self.uniform, "52000", of: "") == nil)
    }

    @Test func `the last decimal counts, and whole numbers stay whole`() throws {
        for subject in 0..<200 {
            let whole = try masked("add-noise", ["distribution": "gaussian", "ratio": "0.01"], "3", of: "\(subject)")
            let number = try #require(whole.flatMap { Int($0) })
            #expect(number != 3 && abs(number - 3) <= 6)
            let none = try masked("add-noise", ["distribution": "uniform", "ratio": "0.5"], "0", of: "\(subject)")
            #expect(none == "0")
        }
    }

    @Test func `the mean of many numbers is about the original`() throws {
        var sum = 0
        for subject in 0..<2000 {
            let noisy = try masked(
                "add-noise", ["distribution": "gaussian", "amount": "100"], "5000", of: "\(subject)")
            sum += try #require(noisy.flatMap { Int($0) })
        }
        #expect(abs(sum / 2000 - 5000) < 12)
    }

    @Test(arguments: [
        (["amount": "5"], "parameter 'distribution' is missing; give one of uniform, gaussian"),
        (
            ["distribution": "laplace", "amount": "5"],
            "parameter 'distribution' is invalid; give one of uniform, gaussian"
        ),
        (["distribution": "uniform"], "its parameters do not say once what it is to do; give one of amount, ratio"),
        (
            ["distribution": "uniform", "amount": "5", "ratio": "0.1"],
            "its parameters do not say once what it is to do; give one of amount, ratio"
        ),
        (
            ["distribution": "uniform", "amount": "0"],
            "parameter 'amount' is invalid; give a decimal number above 0 of at most 18 digits"
        ),
        (
            ["distribution": "uniform", "ratio": "1.01"],
            "parameter 'ratio' is invalid; give a decimal number above 0 and at most 1"
        ),
        (
            ["distribution": "uniform", "amount": "5", "min": "1", "max": "1.0"],
            "'min' is not below 'max'; let 'max' be the larger"
        ),
    ])
    func `refuses what cannot be`(parameters: [String: String], message: String) {
        #expect(fault("add-noise", parameters) == "method 'add-noise': \(message)")
    }

    @Test func `says what it keeps and how long a result is`() throws {
        let many = "; many of one original average to it"
        #expect(try method("add-noise", Self.uniform).keeps == "the number to within 500" + many)
        #expect(
            try method("add-noise", ["distribution": "gaussian", "ratio": "0.1"]).keeps
                == "the number with a standard deviation of 0.1 of it" + many)
        #expect(try method("add-noise", Self.uniform).longestResult(of: 5) == 41)
    }

    @Test(arguments: ValueType.allCases)
    func `is for numbers`(type: ValueType) {
        let isRefused = (try? method("add-noise", Self.uniform).bind(type: type)) == nil
        #expect(isRefused == (type == .boolean || type == .binary))
    }
}
