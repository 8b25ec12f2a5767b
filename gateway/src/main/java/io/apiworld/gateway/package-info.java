/** The only public door of the platform. Which path goes where stands in application.yaml; each package adds one promise. */
@NullMarked
package io.apiworld.gateway;

import org.jspecify.annotations.NullMarked;
