import Testing

@testable import Masking

@Suite struct SparseAreasTests {
    private func contains(_ areas: SparseAreas, _ name: String) -> Bool {
        areas.contains(name.utf8.reduce(0) { SparseAreas.code($0, then: $1) })
    }

    private func fault(_ file: String, length: Int? = 3) -> String? {
        do throws(MaskingError) {
            _ = try SparseAreas(file: Array(file.utf8), minimum: 20_001, length: length, method: "m")
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `knows the seventeen of the census of 2000`() {
        let sparse = (0...999).map { String(repeating: "0", count: 3 - "\($0)".count) + "\($0)" }
            .filter { contains(.census2000, $0) }
        #expect(
            sparse.joined(separator: " ")
                == "036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893")
    }

    @Test(arguments: [
        "036,20000\n902,20001\n", "zip3,people\r\n\"036\",\"20000\"\r\n\"902\",\"20001\"\r\n", "902,20001",
    ])
    func `reads areas and their people`(file: String) throws {
        let areas = try SparseAreas(file: Array(file.utf8), minimum: 20_001, length: 3, method: "m")
        #expect(contains(areas, "036"))
        #expect(!contains(areas, "902"))
        #expect(contains(areas, "100"))
    }

    @Test func `takes letters in either case`() throws {
        let areas = try SparseAreas(file: Array("sw1a,2\nM1,9".utf8), minimum: 5, length: nil, method: "m")
        #expect(contains(areas, "SW1A"))
        #expect(!contains(areas, "M1"))
    }

    @Test(arguments: [
        ("", "its file names no area; write lines as `036,1234`"),
        ("zip3,people", "its file names no area; write lines as `036,1234`"),
        ("036,1\nx", "line 2 of its file is not an area and its people; write as in `036,1234`"),
        ("036,1\n037,-1", "line 2 of its file is not an area and its people; write as in `036,1234`"),
        ("036,1\n037,1,2", "line 2 of its file is not an area and its people; write as in `036,1234`"),
        ("036,1\n\n", "line 2 of its file is not an area and its people; write as in `036,1234`"),
        ("036,1\n03-,1", "line 2 of its file is not an area and its people; write as in `036,1234`"),
        ("036,1\n036,2", "line 2 of its file has an area that is there already; give each area once"),
        (
            "zip,people\n36,1",
            "line 2 of its file has an area of 2 characters, but 3 stay; write every character, also zeros at the "
                + "front"
        ),
    ])
    func `says which line is wrong`(file: String, message: String) {
        #expect(fault(file) == "method 'm': \(message)")
    }
}
