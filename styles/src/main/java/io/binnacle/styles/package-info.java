/// How everything looks: themes, tokens, fonts, icons and the style of every control.
@NullMarked
package io.binnacle.styles;

import org.jspecify.annotations.NullMarked;
