package io.binnacle.styles;

/// A colour in Ottosson's OKLab, where distance is difference as the eye sees it.
record Oklab(double lightness, double a, double b) {

    static Oklab of(int argb) {
        return ofLinear(Contrast.linear(argb >> 16), Contrast.linear(argb >> 8), Contrast.linear(argb));
    }

    static Oklab ofLinear(double r, double g, double b) {
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    double distance(Oklab other) {
        return Math.sqrt(square(lightness - other.lightness) + square(a - other.a) + square(b - other.b));
    }

    private static double square(double x) {
        return x * x;
    }
}
