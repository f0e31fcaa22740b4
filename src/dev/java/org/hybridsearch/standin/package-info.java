/**
 * A stand-in for what this service calls of AWS: {@code personalize-runtime}, {@code personalize-events}, parts of
 * {@code personalize} and {@code s3}, and {@code bedrock-runtime}, spoken so that any client of AWS can be pointed at it. For
 * development and tests only: absent from the production image, and nothing there knows of it. Made of {@code wire},
 * {@code sign}, {@code fault} and the services; here they are put on a port of this machine.
 */
@NullMarked
package org.hybridsearch.standin;

import org.jspecify.annotations.NullMarked;
