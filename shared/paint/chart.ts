/** Chart.js with the parts that the figures use; the others are left out of the bundle. No other file runs it. */
import {
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  SubTitle,
  Title,
} from 'chart.js';

Chart.register(Filler, Legend, LinearScale, LineController, LineElement, LogarithmicScale, PointElement, SubTitle, Title);

export { Chart };
