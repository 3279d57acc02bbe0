/// The geohash of a place: a cell of the globe, named by characters each of which halves it five times.
enum Geohash {
    /// The decimals of the coordinates that are read: a ten-thousandth of a millimetre.
    static let decimals = 12

    private static let alphabet = Array("0123456789bcdefghjkmnpqrstuvwxyz".utf8)
    /// The halvings of each coordinate in 12 characters.
    private static let halvings = 30

    /// Appends the geohash of a place, in units of 10^−`decimals` degrees, with `length` characters, 12 at the most.
    static func append(latitude: Int128, longitude: Int128, length: Int, to output: inout [UInt8]) {
        let row = cell(latitude, reach: 90)
        let column = cell(longitude, reach: 180)
        for character in 0..<length {
            var index = 0
            for bit in character * 5..<character * 5 + 5 {
                let axis = bit.isMultiple(of: 2) ? column : row
                index = index << 1 | Int(axis >> (halvings - 1 - bit / 2) & 1)
            }
            output.append(alphabet[index])
        }
    }

    /// The number of the cell among 2^30, from −`reach` to `reach` degrees; the last one has the far edge, too.
    private static func cell(_ coordinate: Int128, reach: Int128) -> Int {
        let edge = reach * Int128(DecimalCut.power(decimals))
        let cells = Int128(1) << halvings
        return Int(min((coordinate + edge) * cells / (2 * edge), cells - 1))
    }
}
