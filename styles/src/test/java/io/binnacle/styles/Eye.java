package io.binnacle.styles;

/// An eye that sees all colours, or lacks one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1).
enum Eye {
    NORMAL,
    PROTAN,
    DEUTAN,
    TRITAN;

    Oklab sees(int argb) {
        double[] light = {Contrast.linear(argb >> 16), Contrast.linear(argb >> 8), Contrast.linear(argb)};
        double[][] matrix = matrix();
        return Oklab.ofLinear(product(matrix[0], light), product(matrix[1], light), product(matrix[2], light));
    }

    private double[][] matrix() {
        return switch (this) {
            case NORMAL -> new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
            case PROTAN ->
                new double[][] {
                    {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
                };
            case DEUTAN ->
                new double[][] {
                    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
                };
            case TRITAN ->
                new double[][] {
                    {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
                };
        };
    }

    private static double product(double[] row, double[] light) {
        return Math.clamp(row[0] * light[0] + row[1] * light[1] + row[2] * light[2], 0, 1);
    }
}
