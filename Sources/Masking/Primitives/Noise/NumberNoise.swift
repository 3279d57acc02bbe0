internal import Records

/// Adds noise to decimal numbers, each in units of its own last decimal.
struct NumberNoise {
    let distribution: NoiseDistribution
    let size: NoiseSize
    let least: DecimalNumber?
    let most: DecimalNumber?

    /// Appends the number of `text` with the noise that the hash at `start` in `digests` draws.
    ///
    /// False where `text` is no number, has more digits than there is room for, or no number of its decimals lies
    /// within the bounds.
    func append(_ text: Span<UInt8>, _ digests: [UInt8], at start: Int, to output: inout [UInt8]) -> Bool {
        guard let number = DecimalText(text) else { return false }
        let decimals = number.decimals(in: text)
        guard decimals <= DecimalNumber.mostDigits, let cut = DecimalCut(text, decimals: decimals) else { return false }
        let noise = distribution.draw(digests, at: start, spread: size.spread(of: cut.whole, decimals: decimals))
        var result = cut.floor + noise
        let floor = least.map { $0.units(decimals: decimals, .ceiling) }
        let ceiling = most.map { $0.units(decimals: decimals, .floor) }
        if let floor, let ceiling, floor > ceiling { return false }
        if let floor { result = max(result, floor) }
        if let ceiling { result = min(result, ceiling) }
        output.append(units: result, decimals: decimals)
        return true
    }
}
