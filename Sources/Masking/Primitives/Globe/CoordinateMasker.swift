/// Puts one coordinate on a grid.
struct CoordinateMasker: ValueMasker {
    let axis: GlobeAxis
    let rounding: DecimalRounding
    let decimals: Int

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let cut = axis.cut(value, decimals: decimals) else { return false }
        let degrees = rounding.multiple(of: cut)
        // 180 degrees west are 180 degrees east: one meridian, one spelling.
        let isAntimeridian = axis == .longitude && degrees == -180 * Int128(DecimalCut.power(decimals))
        output.append(units: isAntimeridian ? -degrees : degrees, decimals: decimals)
        return true
    }
}

/// Puts a pair of coordinates on a grid.
struct PairMasker: ValueMasker {
    let rounding: DecimalRounding
    let decimals: Int

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let pair = CoordinatePair(value) else { return false }
        let latitude = CoordinateMasker(axis: .latitude, rounding: rounding, decimals: decimals)
        let longitude = CoordinateMasker(axis: .longitude, rounding: rounding, decimals: decimals)
        guard latitude.mask(value.extracting(pair.latitude), into: &output) else { return false }
        output.append(UInt8(ascii: ","))
        return longitude.mask(value.extracting(pair.longitude), into: &output)
    }
}

/// Gives the geohash of a pair of coordinates.
struct GeohashMasker: ValueMasker {
    let length: Int

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let pair = CoordinatePair(value),
            let latitude = GlobeAxis.latitude.cut(value.extracting(pair.latitude), decimals: Geohash.decimals),
            let longitude = GlobeAxis.longitude.cut(value.extracting(pair.longitude), decimals: Geohash.decimals)
        else { return false }
        Geohash.append(latitude: latitude.floor, longitude: longitude.floor, length: length, to: &output)
        return true
    }
}
