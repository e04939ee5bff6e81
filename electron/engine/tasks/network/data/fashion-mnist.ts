/** Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), as its four official files. */
import type { DatasetSource } from './dataset-source.ts';

export const FASHION_MNIST: DatasetSource = {
  summary: {
    name: 'fashion-mnist',
    title: 'Fashion-MNIST',
    // SHA-256 over the four files' SHA-256 in hexadecimal: train images, train labels, test images, test labels.
    hash: 'd1fd84a877f3b78fa9a171b3de73f93e7b6f69ed94bada3feae9d96821401f5c',
    rows: 60_000,
    vaultRows: 10_000,
    features: 784,
    classes: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
    picture: { height: 28, width: 28 },
  },
  images: 'train-images-idx3-ubyte',
  labels: 'train-labels-idx1-ubyte',
  vault: { images: 't10k-images-idx3-ubyte', labels: 't10k-labels-idx1-ubyte' },
  implausible: {
    measure: 'accuracy',
    end: 0.91,
    why: 'Fully connected networks are published with 0.83 to 0.90 on its test pictures',
  },
  download: {
    licence: 'MIT licence, © 2017 Zalando SE',
    files: {
      'train-images-idx3-ubyte': {
        sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
        packedBytes: 26_421_880,
      },
      'train-labels-idx1-ubyte': {
        sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
        packedBytes: 29_515,
      },
      't10k-images-idx3-ubyte': {
        sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
        packedBytes: 4_422_102,
      },
      't10k-labels-idx1-ubyte': {
        sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
        packedBytes: 5_148,
      },
    },
  },
};
