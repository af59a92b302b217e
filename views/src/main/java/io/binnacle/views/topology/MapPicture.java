package io.binnacle.views.topology;

import io.binnacle.model.Link;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Theme;
import io.binnacle.styles.Typeface;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;

/// Draws the map without a window: as pixels, or as SVG whose words are words.
public final class MapPicture {
    private final Picture picture;
    private final Gauges gauges;
    private final MapKind kind;
    private final Fill fill;
    private final Link.Evidence links;
    private final Theme theme;
    private final int width;
    private final int height;

    /// @param gauges what is known of use; empty ones draw vessels without a level
    /// @param width in px at scale 1
    public MapPicture(
            Picture picture,
            Gauges gauges,
            MapKind kind,
            Fill fill,
            Link.Evidence links,
            Theme theme,
            int width,
            int height) {
        this.picture = picture;
        this.gauges = gauges;
        this.kind = kind;
        this.fill = fill;
        this.links = links;
        this.theme = theme;
        this.width = width;
        this.height = height;
    }

    /// @param scale pixels for one px; 2 for a picture that is sharp on a fine screen
    public BufferedImage image(double scale) {
        var image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        paint(g, scale, false);
        g.dispose();
        return image;
    }

    public String svg() {
        var document = new SvgDocument();
        var g = new SVGGraphics2D(document.generator(), false);
        g.setSVGCanvasSize(new Dimension(width, height));
        paint(g, 1, true);
        var out = new StringWriter();
        try {
            g.stream(document.root(g), out, true, false);
        } catch (SVGGraphics2DIOException cannotBeWritten) {
            throw new UncheckedIOException(cannotBeWritten);
        }
        return withoutDoctype(out.toString());
    }

    /// Nobody who opens the picture needs to ask another machine what SVG is.
    private static String withoutDoctype(String svg) {
        var start = svg.indexOf("<!DOCTYPE");
        return start < 0 ? svg : svg.substring(0, start) + svg.substring(svg.indexOf('>', start) + 1);
    }

    private void paint(Graphics2D g, double scale, boolean vector) {
        var roomX = width - 2 * Camera.SIDE;
        var roomY = height - Camera.TOP - Camera.BOTTOM;
        var wish = new SceneBuilder.Wish(picture, picture.at(), kind, fill, links, Arrangement.USUAL, roomX, roomY, 0);
        var scene = new SceneBuilder(new Places()).build(wish, gauges);
        var look = FirstLook.of(scene, width, height, scale, theme);
        new MapPainter().paint(g, scene, look, gauges, vector);
        var pen = new Pen(g, Palette.of(theme), 1, vector, new Sprites());
        title(pen);
    }

    private void title(Pen pen) {
        var topology = picture.topology();
        var first = Words.count(topology.containers().size(), "container");
        var x = Camera.SIDE + pen.text(first, Camera.SIDE, 22, Typeface.SEMI_BOLD, 13, pen.colour(Role.FG_DEFAULT));
        pen.text(
                " · " + Words.count(topology.apps().size(), "app"),
                x,
                22,
                Typeface.REGULAR,
                13,
                pen.colour(Role.FG_MUTED));
    }
}
