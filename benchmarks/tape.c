/* A scalar tape, the least that both sweeps can be: a value and a grad a node, written in place,
   by the ops of the scalar graphs that are timed. Nodes stand after their inputs, the output last;
   slots that an op does not have hold 0. */
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { LEAF, ADD, MUL, RELU, DIV, EXP, TANH };

void sweeps(int32_t size, const uint8_t *op, const int32_t *left, const int32_t *right,
            double *value, double *grad) {
  for (int32_t i = 0; i < size; i++) {
    const double x = value[left[i]], y = value[right[i]];
    switch (op[i]) {
      case ADD: value[i] = x + y; break;
      case MUL: value[i] = x * y; break;
      case RELU: value[i] = x > 0 ? x : 0; break;
      case DIV: value[i] = x / y; break;
      case EXP: value[i] = exp(x); break;
      case TANH: value[i] = tanh(x); break;
    }
  }
  memset(grad, 0, size * sizeof *grad);
  grad[size - 1] = 1;
  for (int32_t i = size; i-- > 0;) {
    const double upstream = grad[i], x = value[left[i]], y = value[right[i]];
    switch (op[i]) {
      case ADD: grad[left[i]] += upstream; grad[right[i]] += upstream; break;
      case MUL: grad[left[i]] += y * upstream; grad[right[i]] += x * upstream; break;
      case RELU: grad[left[i]] += x > 0 ? upstream : 0; break;
      case DIV: grad[left[i]] += upstream / y; grad[right[i]] -= upstream * value[i] / y; break;
      case EXP: grad[left[i]] += value[i] * upstream; break;
      case TANH: grad[left[i]] += (1 - value[i] * value[i]) * upstream; break;
    }
  }
}
