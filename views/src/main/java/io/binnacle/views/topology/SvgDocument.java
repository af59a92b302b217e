package io.binnacle.views.topology;

import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// An SVG document as Batik writes into it.
final class SvgDocument {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final Document document;

    SvgDocument() {
        try {
            document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("this Java has no XML", impossible);
        }
    }

    SVGGeneratorContext generator() {
        var context = SVGGeneratorContext.createDefault(Objects.requireNonNull(document));
        context.setComment("Binnacle");
        context.setEmbeddedFontsOn(false);
        return context;
    }

    /// The picture, with a size that scales in a browser.
    Element root(SVGGraphics2D g) {
        var root = g.getRoot();
        root.setAttribute("viewBox", "0 0 " + g.getSVGCanvasSize().width + " " + g.getSVGCanvasSize().height);
        return root;
    }
}
