/**
 * Who signed a call, and whether AWS would take the signature (Signature Version 4, as "AWS Signature Version 4 for API requests"
 * of the IAM user guide describes it). Decides nothing beyond that.
 */
@NullMarked
package org.hybridsearch.standin.sign;

import org.jspecify.annotations.NullMarked;
