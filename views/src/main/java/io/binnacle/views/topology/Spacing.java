package io.binnacle.views.topology;

/// Places things in a row as near as possible to where each wishes to be, in the given order and not nearer to each
/// other than asked: the least squares under that condition, by pooling adjacent violators.
final class Spacing {
    private Spacing() {}

    /// @param wished where each would like its left end
    /// @param widths what each takes, with the room after it
    static double[] solve(double[] wished, double[] widths) {
        var n = wished.length;
        var offset = new double[n];
        for (var i = 1; i < n; i++) {
            offset[i] = offset[i - 1] + widths[i - 1];
        }
        var mean = new double[n];
        var size = new int[n];
        var blocks = 0;
        for (var i = 0; i < n; i++) {
            mean[blocks] = wished[i] - offset[i];
            size[blocks] = 1;
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                var left = blocks - 2;
                mean[left] =
                        (mean[left] * size[left] + mean[left + 1] * size[left + 1]) / (size[left] + size[left + 1]);
                size[left] += size[left + 1];
                blocks--;
            }
        }
        var result = new double[n];
        var at = 0;
        for (var block = 0; block < blocks; block++) {
            for (var i = 0; i < size[block]; i++) {
                result[at] = mean[block] + offset[at];
                at++;
            }
        }
        return result;
    }
}
