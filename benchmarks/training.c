/* An epoch of gradient descent on a network of tanh units, half the squared error, sample by
   sample. w holds, layer by layer, a row of weights for each unit and then the biases; a and d are
   as long as all units and inputs, g as w. */

#include <math.h>
#include <stdint.h>
#include <string.h>

void epoch(int32_t layers, const int32_t *width, int32_t count, double *restrict w,
           const double *restrict x, const double *restrict target, const int64_t *order,
           int32_t samples, int32_t batch, double rate, double *restrict a, double *restrict d,
           double *restrict g)
{
    for (int start = 0; start < samples; start += batch) {
        int end = start + batch < samples ? start + batch : samples;
        memset(g, 0, count * sizeof *g);
        for (int s = start; s < end; s++) {
            const double *p = w;
            int in = 0, out = width[0];
            memcpy(a, x + order[s] * width[0], width[0] * sizeof *a);
            for (int k = 0; k < layers; k++) {
                int m = width[k], n = width[k + 1];
                for (int j = 0; j < n; j++) {
                    double z = p[m * n + j];
                    for (int i = 0; i < m; i++)
                        z += p[j * m + i] * a[in + i];
                    a[out + j] = tanh(z);
                }
                p += m * n + n;
                in = out;
                out += n;
            }
            for (int j = 0; j < width[layers]; j++)
                d[in + j] = a[in + j] - target[order[s] * width[layers] + j];
            out = in;
            double *q = g + count;
            for (int k = layers - 1; k >= 0; k--) {
                int m = width[k], n = width[k + 1];
                in = out - m;
                p -= m * n + n;
                q -= m * n + n;
                for (int i = 0; i < m; i++)
                    d[in + i] = 0.0;
                for (int j = 0; j < n; j++) {
                    double pull = d[out + j] * (1.0 - a[out + j] * a[out + j]);
                    for (int i = 0; i < m; i++)
                        q[j * m + i] += pull * a[in + i];
                    if (k)
                        for (int i = 0; i < m; i++)
                            d[in + i] += pull * p[j * m + i];
                    q[m * n + j] += pull;
                }
                out = in;
            }
        }
        for (int i = 0; i < count; i++)
            w[i] -= rate / (end - start) * g[i];
    }
}
